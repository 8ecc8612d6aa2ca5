"""The terminal app: screens, widgets and styles. It shows what the engine gives and hands on what the learner does.

`quizgeo.tui.app.run_app` is the way in; `quizgeo.tui.actions.ACTIONS` is the table of all keys. Nothing is imported
here, so that the table can be read without drawing anything.
"""
