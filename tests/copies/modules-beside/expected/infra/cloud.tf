terraform {
  
}
