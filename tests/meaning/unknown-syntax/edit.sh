echo 'locals {' >> ecr-scanning/main.tf
