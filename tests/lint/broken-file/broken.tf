resource "aws_ecr_repository" {
  name = 
}
