//! Starts a new browser with its driver on a free local port, and always ends both.

use std::error::Error;
use std::fmt::{self, Debug, Formatter};
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver, WebDriverRunError};

/// How long a browser, a driver or a server may take for what it is to do. Long: that the machine is busy is no fault, and nothing waits for what is not to happen.
pub(crate) const DEADLINE: Duration = Duration::from_mins(1);

/// How long a process may take to end after a request to do so.
const END_DEADLINE: Duration = Duration::from_secs(5);

/// The width and height of a browser window, large enough to contain a phone.
pub(crate) const WINDOW: (u32, u32) = (1280, 1000);

/// The interval between checks of a condition.
const POLL: Duration = Duration::from_millis(20);

/// The result of a test or measurement.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// A message that says what went wrong. The test harness prints it with its line breaks.
pub(crate) struct Failure(pub(crate) String);

impl Debug for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// One of the three browser engines, named after the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// Runs `body` in a new browser with an empty profile. Ends the browser and its driver even if the body fails or panics.
/// Chromium records the logs in `logs`.
pub(crate) fn with_browser<T>(
    browser: Browser,
    logs: &[&str],
    body: impl AsyncFnOnce(WebDriver) -> Outcome<T>,
) -> Outcome<T> {
    let downloads = tempfile::tempdir()?;
    with_downloads(browser, logs, downloads.path(), body)
}

/// Like [`with_browser`], with the folder for what is downloaded.
pub(crate) fn with_downloads<T>(
    browser: Browser,
    logs: &[&str],
    downloads: &Path,
    body: impl AsyncFnOnce(WebDriver) -> Outcome<T>,
) -> Outcome<T> {
    with_arguments(browser, logs, downloads, &[], body)
}

/// Like [`with_downloads`], with further arguments for Chromium.
pub(crate) fn with_arguments<T>(
    browser: Browser,
    logs: &[&str],
    downloads: &Path,
    arguments: &[String],
    body: impl AsyncFnOnce(WebDriver) -> Outcome<T>,
) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let session = Session::start(browser, logs, downloads, arguments).await?;
        session.driver.clone().run_and_quit(|driver| body(driver)).await.map_err(|error| match error {
            WebDriverRunError::Body(failure) => failure,
            WebDriverRunError::BodyAndCleanup { body, cleanup } => {
                Failure(format!("{body:?}\n(and the browser did not quit: {cleanup})"))
            }
            other => Failure(format!("the browser did not quit: {other:?}")),
        })
    })
}

/// A browser with its driver, and a profile of its own. Dropping it ends both; when this process ends without that, they end as well.
pub(crate) struct Session {
    pub(crate) driver: WebDriver,
    _server: Server,
    _profile: TempDir,
    _end: EndWithThis,
}

impl Session {
    /// Starts a browser with an empty profile. Chromium records the logs in `logs`.
    pub(crate) async fn start(
        browser: Browser,
        logs: &[&str],
        downloads: &Path,
        arguments: &[String],
    ) -> Outcome<Self> {
        let profile = tempfile::tempdir()?;
        // All three ask the desktop's settings for the folder.
        fs::write(profile.path().join("user-dirs.dirs"), format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display()))?;
        let port = free_port()?;
        let mut command = driver_command(browser, port, profile.path())?;
        // Temporary files of the browser and its driver are deleted with the profile.
        // The sentences are in English, whatever language the person at this machine reads.
        command.env("LANGUAGE", "en");
        command
            .env("TMPDIR", profile.path())
            .env("XDG_CACHE_HOME", profile.path())
            .env("XDG_CONFIG_HOME", profile.path());
        let server = Server::start(command, port, DEADLINE)?;
        let end = EndWithThis::new(&server, profile.path())?;
        let capabilities = capabilities(browser, logs, profile.path(), arguments)?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        Ok(Self { driver, _server: server, _profile: profile, _end: end })
    }
}

/// Ends a server and deletes a folder once this process has ended, however it ended: nothing is dropped then.
struct EndWithThis {
    watcher: Child,
}

impl EndWithThis {
    fn new(server: &Server, folder: &Path) -> Outcome<Self> {
        let mut command = Command::new("sh");
        // What it reads ends with this process.
        command
            .args(["-c", "read -r _; kill -s KILL -- \"-$0\"; rm -rf \"$1\"", &server.child.id().to_string()])
            .arg(folder);
        let watcher =
            command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn()?;
        Ok(Self { watcher })
    }
}

impl Drop for EndWithThis {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        let _status = self.watcher.wait();
    }
}

/// Returns the command that starts the browser's driver.
fn driver_command(browser: Browser, port: u16, profile: &Path) -> Outcome<Command> {
    Ok(match browser {
        Browser::Chromium => {
            let mut command = Command::new("chromedriver");
            command.arg(format!("--port={port}"));
            command
        }
        Browser::Firefox => {
            let mut command = Command::new("geckodriver");
            command.arg("--port").arg(port.to_string());
            command.arg("--websocket-port").arg(free_port()?.to_string());
            command.arg("--profile-root").arg(profile);
            // Needed to read Firefox's own console.
            command.arg("--allow-system-access");
            command
        }
        Browser::WebKit => {
            let mut command = Command::new("xvfb-run");
            command.args(["-a", "WebKitWebDriver"]).arg(format!("--port={port}"));
            command
        }
    })
}

/// Returns the capabilities to request from the browser.
fn capabilities(browser: Browser, logs: &[&str], profile: &Path, more: &[String]) -> Outcome<Capabilities> {
    let (width, height) = WINDOW;
    let asked = match browser {
        Browser::Chromium => {
            let mut arguments = vec![
                "--headless=new".to_owned(),
                format!("--window-size={width},{height}"),
                format!("--user-data-dir={}", profile.join("chromium").display()),
                "--disable-gpu".to_owned(),
                "--disable-quic".to_owned(),
                "--accept-lang=en".to_owned(),
                "--no-first-run".to_owned(),
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-sync".to_owned(),
            ];
            arguments.extend_from_slice(more);
            // Chromium has no sandbox for root.
            if profile.metadata()?.uid() == 0 {
                arguments.push("--no-sandbox".to_owned());
            }
            let logs: Map<String, Value> = logs.iter().map(|&log| (log.to_owned(), json!("ALL"))).collect();
            json!({ "browserName": "chrome", "goog:chromeOptions": { "args": arguments }, "goog:loggingPrefs": logs })
        }
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless", "-width", width.to_string(), "-height", height.to_string()],
                // Under automation, Firefox is less strict with local files than for people.
                "prefs": { "security.fileuri.strict_origin_policy": true, "intl.accept_languages": "en" },
            },
        }),
        Browser::WebKit => json!({ "browserName": "MiniBrowser" }),
    };
    match asked {
        Value::Object(asked) => Ok(Capabilities::from(asked)),
        other => Err(Failure(format!("no capabilities: {other}"))),
    }
}

/// A process that listens on a local port, with its children. Dropping it ends them all.
pub(crate) struct Server {
    child: Child,
}

impl Server {
    /// Starts the command and waits until it listens.
    pub(crate) fn start(mut command: Command, port: u16, deadline: Duration) -> Outcome<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A separate process group, so that its children end with it.
            .process_group(0)
            .spawn()
            .map_err(|error| {
                Failure(format!("{program} can't be started ({error}): the Makefile's targets install it"))
            })?;
        let mut server = Self { child };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = server.child.try_wait()? {
                return Err(Failure(format!("{program} ended before it listened: {status}")));
            }
            if begun.elapsed() > deadline {
                return Err(Failure(format!("{program} did not listen on port {port} within {deadline:?}")));
            }
            thread::sleep(POLL);
        }
        Ok(server)
    }

    /// Sends a signal to the process and its children.
    fn signal(&self, name: &str) {
        // If the group is already gone, there is nothing to do.
        let _status = Command::new("kill")
            .args(["-s", name, "--", &format!("-{}", self.child.id())])
            .stderr(Stdio::null())
            .status();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.signal("TERM");
        let begun = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) && begun.elapsed() < END_DEADLINE {
            thread::sleep(POLL);
        }
        self.signal("KILL");
        // This fails only for a child that is already gone.
        let _status = self.child.wait();
    }
}

/// Returns a local port that nothing listens on and that this process has not used before. It is below the system's range for outgoing connections,
/// because otherwise the check whether something listens there could connect to itself.
pub(crate) fn free_port() -> Outcome<u16> {
    const PORTS: Range<u32> = 20_000..32_000;
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    for _ in PORTS {
        let at = (process::id().wrapping_mul(101).wrapping_add(TAKEN.fetch_add(1, Ordering::Relaxed)))
            % (PORTS.end - PORTS.start);
        let port = u16::try_from(PORTS.start + at)?;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Err(Failure("every port is taken".to_owned()))
}
