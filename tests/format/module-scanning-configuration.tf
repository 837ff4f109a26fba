resource "aws_ecr_registry_scanning_configuration" "this" {
scan_type="ENHANCED"

rule {
scan_frequency="SCAN_ON_PUSH"
repository_filter {
filter="*"
filter_type="WILDCARD"
}
}

# released
rule {
scan_frequency = "CONTINUOUS_SCAN" # at once
dynamic "repository_filter" {
for_each=toset(var.filters)
content {
filter=repository_filter.value
filter_type="WILDCARD"
}
}
}
}
