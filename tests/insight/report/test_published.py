"""The numbers are those that others published of the same answers, or that two programs computed independently.

Sources: philchalmers/mirt `tests/testthat/test-01-mirtOne.R`; cran/ltm, data LSAT and its printed summary.
"""

from collections.abc import Callable, Iterator, Sequence

import pytest

from quizgeo.insight.report import Report
from quizgeo.insight.report.rasch import Curve, Fit
from quizgeo.insight.report.statistic import correlation

PRINTED = 6e-5
"""Half a unit of the last place, and a little."""

ITEMS: dict[int, dict[str, tuple[Sequence[float], float]]] = {
    6: {
        "facility": ((0.924, 0.709, 0.553, 0.763, 0.870), 1e-9),
        "r": ((0.1128, 0.1532, 0.1728, 0.1444, 0.1216), PRINTED),
        "efficiency": ((0.1848, 0.2000, 0.2189, 0.1772, 0.1877), PRINTED),
        "weight": ((0.1388, 0.2274, 0.2485, 0.2137, 0.1715), PRINTED),
        "d27": ((0.1966, 0.6315, 0.8109, 0.5370, 0.3203), PRINTED),
        "alpha_if_dropped": ((0.2754, 0.2376, 0.2168, 0.2459, 0.2663), PRINTED),
    },
    7: {
        "facility": ((0.828, 0.658, 0.772, 0.606, 0.843), 1e-9),
        "r": ((0.2457, 0.2467, 0.3132, 0.2228, 0.1748), PRINTED),
        "efficiency": ((0.3326, 0.3165, 0.4059, 0.2816, 0.2378), PRINTED),
        "weight": ((0.1837, 0.2191, 0.2080, 0.2209, 0.1683), PRINTED),
        "d27": ((0.4330, 0.7198, 0.5816, 0.7421, 0.3754), PRINTED),
        "alpha_if_dropped": ((0.3960, 0.3938, 0.3454, 0.4146, 0.4385), PRINTED),
    },
}
TOTALS = {
    6: {"mean": 3.819, "sd": 1.0350, "skewness": -0.6910, "kurtosis": 0.0782, "alpha": 0.2950, "sem": 0.8691},
    7: {"mean": 3.707, "sd": 1.1986, "skewness": -0.7982, "kurtosis": 0.0633, "alpha": 0.4534, "sem": 0.8861},
}
ITEM_TOTAL = (0.5300, 0.5997, 0.6112, 0.5920, 0.4612)
"""Of LSAT7, with the question in the total."""
DISTRIBUTION = {6: (3, 20, 85, 237, 357, 298), 7: (12, 40, 114, 205, 321, 308)}
CURVES: dict[str, tuple[int, str, str, Sequence[float], float]] = {
    "Rasch b, LSAT6": (6, "rasch", "difficulty", (-3.615, -1.322, -0.3176, -1.730, -2.780), 1e-3),
    "Rasch d, LSAT6": (6, "rasch", "intercept", (2.730, 0.999, 0.240, 1.306, 2.099), 1e-3),
    "2PL b, LSAT6": (6, "slopes", "difficulty", (-3.3597, -1.3696, -0.2799, -1.8659, -3.1236), 3e-3),
    "2PL a, LSAT6": (6, "slopes", "slope", (0.8254, 0.7229, 0.8905, 0.6886, 0.6575), 2e-3),
    "Rasch d, LSAT7": (7, "rasch", "intercept", (1.868, 0.791, 1.461, 0.521, 1.993), 1e-3),
    "2PL a, LSAT7": (7, "slopes", "slope", (0.988, 1.081, 1.706, 0.7651, 0.7358), 2e-3),
    "2PL d, LSAT7": (7, "slopes", "intercept", (1.8561, 0.808, 1.8043, 0.486, 1.8545), 2e-3),
}
LIKELIHOODS = {(6, "rasch"): -2466.938, (6, "slopes"): -2466.653, (7, "rasch"): -2664.901, (7, "slopes"): -2658.805}
Published = Callable[[int], Report]
Columns = Callable[[int], Sequence[Sequence[float]]]


def cells() -> Iterator[tuple[int, str, int, float, float]]:
    for section, rows in ITEMS.items():
        for name, (values, tolerance) in rows.items():
            for place, value in enumerate(values):
                yield section, name, place, value, tolerance


@pytest.mark.parametrize("cell", list(cells()), ids=str)
def test_a_number_of_an_item(cell: tuple[int, str, int, float, float], lsat_report: Published) -> None:
    section, name, place, value, tolerance = cell
    found = getattr(lsat_report(section).items[place], name)
    assert (found.n, found.why) == (1000, "")
    assert found.value == pytest.approx(value, abs=tolerance)


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [(section, name, value) for section, rows in TOTALS.items() for name, value in rows.items()],
)
def test_a_number_of_the_whole(section: int, name: str, value: float, lsat_report: Published) -> None:
    assert getattr(lsat_report(section).whole, name).value == pytest.approx(value, abs=PRINTED)


@pytest.mark.parametrize("section", [6, 7])
def test_how_many_had_how_many_right(section: int, lsat_report: Published) -> None:
    assert tuple(each.n for each in lsat_report(section).whole.bars) == DISTRIBUTION[section]


@pytest.mark.parametrize("place", range(5))
def test_the_total_would_count_the_item_into_its_own_criterion(place: int, lsat: Columns) -> None:
    columns = lsat(7)
    totals = [sum(row) for row in zip(*columns, strict=True)]
    assert correlation(columns[place], totals).value == pytest.approx(ITEM_TOTAL[place], abs=PRINTED)


def fit_of(found: Report, model: str) -> Fit:
    return found.models.rasch if model == "rasch" else found.models.slopes


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("name", CURVES)
def test_a_curve(name: str, place: int, lsat_report: Published) -> None:
    section, model, part, values, tolerance = CURVES[name]
    curve = fit_of(lsat_report(section), model).curves[place]
    assert isinstance(curve, Curve)
    assert getattr(curve, part) == pytest.approx(values[place], abs=tolerance)


@pytest.mark.parametrize(("section", "model"), LIKELIHOODS)
def test_a_log_likelihood(section: int, model: str, lsat_report: Published) -> None:
    found = fit_of(lsat_report(section), model)
    assert found.log_likelihood == pytest.approx(LIKELIHOODS[section, model], abs=1e-3)


@pytest.mark.parametrize(("section", "slope"), [(6, 0.7551), (7, 1.011)])
def test_the_one_slope(section: int, slope: float, lsat_report: Published) -> None:
    curve = lsat_report(section).models.rasch.curves[0]
    assert isinstance(curve, Curve)
    assert curve.slope == pytest.approx(slope, abs=1e-3)


def test_the_variance_of_ability_at_slope_one(lsat_report: Published) -> None:
    curve = lsat_report(6).models.rasch.curves[0]
    assert isinstance(curve, Curve)
    assert curve.slope**2 == pytest.approx(0.570, abs=1e-3)
