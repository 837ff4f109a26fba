output "rules" {
value={for r in aws_ecr_registry_scanning_configuration.this.rule:r.scan_frequency=>r...}
description = <<-EOT
    All rules,
      by frequency.
  EOT
}
