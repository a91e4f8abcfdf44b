"""The rows of a sheet: one module for each way of drawing a lane."""
