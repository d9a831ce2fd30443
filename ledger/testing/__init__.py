"""For authors of adapters, projections and stores: contracts and strategies for their tests."""
