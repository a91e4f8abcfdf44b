"""Pictures on their way into a map: taken from files, put into their places, cut to a part."""
