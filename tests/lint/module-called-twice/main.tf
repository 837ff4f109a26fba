module "one" {
  source  = "./filters"
  filters = ["svc"]
}
module "two" {
  source  = "./filters"
  filters = ["job"]
  region  = "us-east-1"
}
