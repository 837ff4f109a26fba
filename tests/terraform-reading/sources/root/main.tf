module "below" {
  source = "./a"
}

module "beside" {
  source = "../b"
}

module "below_by_backslash" {
  source = ".\\c"
}

module "beside_by_backslash" {
  source = "..\\d"
}

module "around" {
  source = "./a/../c/"
}

module "mixed" {
  source = "./a\\..\\c"
}
