//! Opened: what a page says of itself once it says something.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use thirtyfour::WebDriver;

use crate::driver::{Failure, Outcome};

/// How long to wait between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Opens a page and returns what the script says, once that is not null.
pub(crate) async fn opened<T: DeserializeOwned>(
    driver: &WebDriver,
    url: &str,
    script: &str,
    deadline: Duration,
) -> Outcome<T> {
    driver.goto("about:blank").await?;
    driver.goto(url).await?;
    let begun = Instant::now();
    loop {
        let reached: Option<T> = driver.execute(script, Vec::new()).await?.convert()?;
        if let Some(reached) = reached {
            return Ok(reached);
        }
        if begun.elapsed() > deadline {
            return Err(Failure(format!("{url} was not there within {deadline:?}")));
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// The median, the upper one of an even number of values.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
