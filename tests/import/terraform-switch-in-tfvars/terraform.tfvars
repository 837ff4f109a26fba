release_mode = true
