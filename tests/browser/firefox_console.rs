//! Firefox's own console, which its driver does not expose. It has errors, violations of the page's policy, and errors and warnings written by scripts.

use http::Method;
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver};

use crate::driver::Outcome;

/// Reads and empties Firefox's message lists, ignoring messages about Firefox itself. Errors reach Firefox's main process. Messages from scripts stay
/// in the page's process, so a frame script must fetch them. On a busy machine Firefox now and then lays a frame out before it has read the frame's
/// body, and says so of frames without any script as well: that is none of the page's doing.
const READ: &str = r#"
    const done = arguments[0];
    const pages = (source) => /^(file|blob|data|http):/.test(source);
    const isOwn = ({ errorMessage, sourceName }) =>
        errorMessage.startsWith("Layout was forced before") && sourceName !== gBrowser.currentURI.spec;
    const errors = Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && (pages(message.sourceName) || message.category === "CSP_CSPViolation"))
        .filter((message) => !isOwn(message))
        .map((message) => `console: ${message.errorMessage} (${message.category}, ${message.sourceName}:${message.lineNumber})`);
    Services.console.reset();
    const read = () => {
        const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
        const calls = storage.getEvents()
            .filter((call) => ["error", "warn", "assert"].includes(call.level) && !call.filename.startsWith("resource:"))
            .map((call) => `console: ${call.level}: ${Array.from(call.arguments, String).join(" ")} (${call.filename}:${call.lineNumber})`);
        storage.clearEvents();
        sendAsyncMessage("broadside:calls", calls);
    };
    const messages = gBrowser.selectedBrowser.messageManager;
    messages.addMessageListener("broadside:calls", function listen(message) {
        messages.removeMessageListener("broadside:calls", listen);
        done([...errors, ...message.data]);
    });
    messages.loadFrameScript("data:,(" + encodeURIComponent(read.toString()) + ")()", false);
"#;

/// Returns the messages since Firefox started or since the last call.
pub(crate) async fn faults(driver: &WebDriver) -> Outcome<Vec<String>> {
    driver.cmd(Context("chrome")).await?;
    let faults = driver.execute_async(READ, Vec::new()).await.and_then(|answer| answer.convert());
    driver.cmd(Context("content")).await?;
    Ok(faults?)
}

/// Switches the driver between the page (`content`) and Firefox itself (`chrome`).
#[derive(Debug)]
pub(crate) struct Context(pub(crate) &'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session}/moz/context")).add_body(json!({ "context": self.0 }))
    }
}
