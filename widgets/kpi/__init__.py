"""Quick wins: the desk's tiles and the programme work place."""
