//! Whether a classifier can be trained on data and tested, and if not, what is missing.

use super::dataset::Dataset;
use super::error::DataError;
use crate::protocol::ClassCount;

impl Dataset {
    /// Whether a classifier can be trained on this data and tested.
    ///
    /// # Errors
    /// What is missing, as a sentence for people.
    pub fn check_trainable(&self) -> Result<(), DataError> {
        match self.classes() {
            [] => return Err(DataError::NoImages),
            [class] => {
                return Err(DataError::OneClass {
                    class: class.clone(),
                });
            }
            _ => {}
        }
        let counts = self.info("").classes;
        let named = |wanted: fn(&ClassCount) -> bool| -> Vec<_> {
            counts
                .iter()
                .filter(|count| wanted(count))
                .map(|count| count.name.clone())
                .collect()
        };
        let classes = named(|count| count.train + count.val + count.test == 1);
        if !classes.is_empty() {
            return Err(DataError::OneImage { classes });
        }
        let classes = named(|count| count.train == 0);
        if !classes.is_empty() {
            return Err(DataError::NothingToLearn { classes });
        }
        if counts.iter().all(|count| count.val + count.test == 0) {
            return Err(DataError::NothingHeldOut);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Image;
    use crate::report::Split;

    fn add(data: &mut Dataset, class: &str, given: Option<Split>) {
        let image = Image::new(1, 1, vec![1, 2, 3]).expect("sizes agree");
        data.add(image, &format!("{}.png", data.len()), class, given)
            .expect("fits");
    }

    fn data(classes: &[&str]) -> Dataset {
        let mut data = Dataset::new(0.5, 0);
        for class in classes {
            add(&mut data, class, None);
        }
        data
    }

    #[test]
    fn data_that_cannot_train_a_classifier_says_what_it_lacks() {
        let said = |data: &Dataset| {
            data.check_trainable()
                .expect_err("not trainable")
                .to_string()
        };
        assert!(said(&data(&[])).contains("no images yet"));
        assert!(said(&data(&["cat", "cat"])).contains("has one: “cat”"));
        assert!(said(&data(&["cat", "cat", "dog"])).starts_with("Class “dog” has only one image"));
        assert!(
            said(&data(&["a", "b", "c"])).starts_with("Classes “a”, “b” and “c” have only one")
        );
        let many = data(&["a", "b", "c", "d", "e", "f", "g"]);
        assert!(
            said(&many).starts_with("Classes “a”, “b”, “c”, “d”, “e” and 2 more have only one")
        );
        assert!(
            data(&["cat", "cat", "dog", "dog"])
                .check_trainable()
                .is_ok()
        );
        let mut held_out = data(&["cat", "cat"]);
        for _ in 0..2 {
            add(&mut held_out, "dog", Some(Split::Test));
        }
        assert!(said(&held_out).starts_with("Class “dog” has no training images"));
        let mut learnt = data(&["cat", "cat", "dog", "dog"]);
        learnt.move_to(&learnt.ids(Split::Test), Split::Train);
        assert!(said(&learnt).starts_with("No image is held out"));
    }
}
