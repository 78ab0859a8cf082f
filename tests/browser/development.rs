//! The development page, served by Trunk.

use std::process::Command;
use std::time::Duration;

use crate::driver::{Browser, Outcome, Server, free_port, with_browser};
use crate::page::Page;

/// Long, because Trunk compiles everything before it listens.
const FIRST_BUILD: Duration = Duration::from_mins(10);

#[test]
#[ignore = "needs Trunk and Chromium: make trunk-serve"]
fn trunk_serves_a_page_that_opens() -> Outcome {
    let port = free_port()?;
    let mut command = Command::new("trunk");
    command.env("NO_COLOR", "true").args(["serve", "--port"]).arg(port.to_string());
    let _trunk = Server::start(command, port, FIRST_BUILD)?;
    with_browser(Browser::Chromium, &[], async |driver| {
        let page = Page::open(driver, Browser::Chromium, &format!("http://127.0.0.1:{port}/")).await?;
        page.wait_until_usable().await?;
        Ok(())
    })
}
