"""Rules, feeds, cameras and clocks. Never SQL, never widgets."""
