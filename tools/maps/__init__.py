"""What makes the maps that come with the package: shapes of countries by region, cut and simplified from Natural Earth.

`python -m tools.maps` writes all of `src/quizgeo/maps/data`. The same source gives the same bytes, borders that two
countries share stay shared, and what is written is checked against a table of points before it counts.
"""
