//! ECR's published table of filters and repository names, cell by cell (ECR user guide, "Filters
//! to choose which repositories are scanned").

use scanwright::testing::Pattern;

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_cell_of_the_published_table_holds,
        a_text_without_star_is_a_substring_as_filter_and_one_name_as_glob
    )
}

fn every_cell_of_the_published_table_holds() {
    let mut lines = include_str!("../fixtures/aws-filter-table.tsv").lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').skip(1).collect();
    let mut cells = 0;
    for line in lines {
        let (filter, marks) = line.split_once('\t').unwrap();
        for (name, mark) in names.iter().zip(marks.split('\t')) {
            let matches = Pattern::filter(filter).matches(name);
            assert_eq!(matches, mark == "Y", "{filter} on {name}");
            cells += 1;
        }
    }
    assert_eq!(cells, 25);
}

fn a_text_without_star_is_a_substring_as_filter_and_one_name_as_glob() {
    let (filter, glob) = (Pattern::filter("prod"), Pattern::glob("prod"));
    assert!(filter.matches("a/prod/b") && filter.matches("prod"));
    assert!(glob.matches("prod") && !glob.matches("prod2"));
    assert_eq!((filter.as_str(), glob.as_str()), ("prod", "prod"));
    assert_ne!(filter, glob);
}
