"""YAML:s fällor: värden som YAML delar, klipper eller vägrar läsa, med den rättade raden."""
