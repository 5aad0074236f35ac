"""The codebook: read with places, checked, and given to the other rooms."""
