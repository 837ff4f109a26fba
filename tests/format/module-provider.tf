provider "aws" {
alias="x"
region=var.region
assume_role {
role_arn="arn:aws:iam::${var.account}:role/x"
}
}
