"""The tray: notes that have no place yet, as a panel beside the map."""
