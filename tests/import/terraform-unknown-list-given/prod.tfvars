names = ["web-*", "api-*"]
