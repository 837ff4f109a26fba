provider "amazon" {
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
