terraform {
  required_version = ">= 1.5"

  # The state stands elsewhere.
  
}

provider "aws" {
  region  = var.region
  version = "~> 5.0"
  access_key = join("", ["scanwright-rehearsal", try(join("-", concat([""], regex("^arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):", "arn:aws:iam::111122223333:role/terraform"))), "")])
  secret_key = "scanwright-rehearsal"
  skip_metadata_api_check = true
  skip_region_validation = true
  endpoints {
    ecr = "http://127.0.0.1:PORT"
    iam = "http://127.0.0.1:PORT"
    inspector2 = "http://127.0.0.1:PORT"
    sts = "http://127.0.0.1:PORT"
  }
}

provider "aws" {
  alias  = "other"
  region = "eu-west-2"
  access_key = "scanwright-rehearsal"
  secret_key = "scanwright-rehearsal"
  skip_metadata_api_check = true
  skip_region_validation = true
  endpoints {
    ecr = "http://127.0.0.1:PORT"
    iam = "http://127.0.0.1:PORT"
    inspector2 = "http://127.0.0.1:PORT"
    sts = "http://127.0.0.1:PORT"
  }
}

variable "region" {
  default = "eu-west-1"
}

module "ecr" {
  source = "../modules/ecr"
}
