data "aws_iam_policy_document" "this" {
statement {
actions=["ecr:PutRegistryScanningConfiguration","ecr:GetRegistryScanningConfiguration"]
resources=["*"]
condition {
test="StringEquals"
variable="aws:PrincipalTag/${var.tag}"
values=[
"a",
"b", # two
]
}
}
}
