"""The app's own widgets: each is one static text, updated in place, and none decides anything."""
