"""The pane "Antrean kirim": what was not sent, why, and whom to call instead."""
