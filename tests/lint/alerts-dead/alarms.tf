# Metrics of queries and of namespaces that are almost the one there is.
resource "aws_cloudwatch_metric_alarm" "query" {
  alarm_name          = "findings"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1

  metric_query {
    id          = "findings"
    expression  = "SELECT SUM(ImageScanFindings) FROM SCHEMA(\"AWS/ECR\", RepositoryName)"
    period      = 300
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "small_letters" {
  alarm_name          = "pulls"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 1
  namespace           = "AWS/Ecr"
  metric_name         = "RepositoryPullCount"
}
