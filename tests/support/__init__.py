"""What tests share: markers, snapshots, clients."""
