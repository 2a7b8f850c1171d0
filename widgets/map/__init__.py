"""The map: a folium base built once, a disposable web page, and everything on it owned by Python."""
