//! Web servers that serve a folder under a sub-path of a local address, with the configurations that the docs give or with none.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::driver::{DEADLINE, Outcome, Server, free_port};

/// Where Debian keeps Apache's modules.
const MODULES: &str = "/usr/lib/apache2/modules";

/// A web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nginx,
    Apache,
    /// nginx without the docs' configuration: a page that is one file has its policy inside.
    Plain,
}

/// A folder on a web server. Dropping it ends the server and removes the folder.
pub(crate) struct Hosting {
    folder: TempDir,
    kind: Kind,
    port: u16,
    server: Option<Server>,
}

impl Hosting {
    /// Starts a server on an empty folder, with more lines of configuration for the server.
    pub(crate) fn start(kind: Kind, more: &str) -> Outcome<Self> {
        Self::start_under(None, kind, more)
    }

    /// Starts nginx on an empty folder, with another policy than that of the docs.
    pub(crate) fn start_with_policy(policy: &str) -> Outcome<Self> {
        Self::start_under(Some(policy), Kind::Nginx, "")
    }

    fn start_under(policy: Option<&str>, kind: Kind, more: &str) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        // The server may be another user than the one who tests.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
        fs::create_dir(folder.path().join("site"))?;
        let mut hosting = Self { folder, kind, port: free_port()?, server: None };
        hosting.configure(policy, more)?;
        hosting.go_on()?;
        Ok(hosting)
    }

    /// The folder that is served.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The address of the folder.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/news/sheet/", self.port)
    }

    /// Ends the server.
    pub(crate) fn stop(&mut self) {
        self.server = None;
    }

    /// Starts the server.
    pub(crate) fn go_on(&mut self) -> Outcome {
        let file = self.folder.path().join("server.conf");
        let mut command = match self.kind {
            Kind::Nginx | Kind::Plain => {
                let mut command = Command::new("nginx");
                command.arg("-e").arg(self.folder.path().join("errors")).arg("-c").arg(file);
                command
            }
            Kind::Apache => {
                let mut command = Command::new("apache2");
                command.arg("-DFOREGROUND").arg("-f").arg(file);
                command
            }
        };
        command.current_dir(self.folder.path());
        self.server = Some(Server::start(command, self.port, DEADLINE)?);
        Ok(())
    }

    /// Writes the server's configuration, of which the part about the folder is the docs' file, if any.
    fn configure(&self, policy: Option<&str>, more: &str) -> Outcome {
        let (port, folder, site) = (self.port, self.folder.path().display(), self.site());
        let site = site.display();
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting");
        let mut nginx = docs.join("nginx.conf");
        if let Some(policy) = policy {
            let text = fs::read_to_string(&nginx)?;
            let (before, after) = text.split_once("Policy \"").unwrap_or_default();
            let (_, after) = after.split_once('"').unwrap_or_default();
            nginx = self.folder.path().join("nginx.conf");
            fs::write(&nginx, format!("{before}Policy \"{policy}\"{after}"))?;
        }
        let text = match self.kind {
            Kind::Nginx | Kind::Plain => {
                let more_of_folder = if self.kind == Kind::Nginx {
                    format!("include {};", nginx.display())
                } else {
                    "types { text/html html; text/javascript js; }".to_owned()
                };
                format!(
                    "daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n\
                     client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\nfastcgi_temp_path {folder}/fastcgi;\n\
                     uwsgi_temp_path {folder}/uwsgi;\nscgi_temp_path {folder}/scgi;\naccess_log {folder}/requests;\n\
                     server {{\nlisten 127.0.0.1:{port};\n{more}\nlocation /news/sheet/ {{\nalias {site}/;\n{more_of_folder}\n}}\n}}\n}}\n"
                )
            }
            Kind::Apache => {
                let modules = ["authz_core", "alias", "deflate", "dir", "filter", "headers", "mime", "mpm_event"];
                let modules =
                    modules.map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n")).concat();
                // A server that is started by root needs another user for its children.
                let user = if folder_is_of_root(self.folder.path())? { "User www-data\nGroup www-data\n" } else { "" };
                format!(
                    "ServerRoot {folder}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n{modules}{user}PidFile {folder}/pid\n\
                     ErrorLog {folder}/errors\nDefaultRuntimeDir {folder}\nTypesConfig /dev/null\n{more}\n\
                     Alias /news/sheet/ {site}/\n<Directory {site}>\nRequire all granted\nInclude {}\n</Directory>\n",
                    docs.join("apache.conf").display()
                )
            }
        };
        fs::write(self.folder.path().join("server.conf"), text)?;
        Ok(())
    }
}

/// Whether root made a folder, and so runs this.
fn folder_is_of_root(folder: &Path) -> Outcome<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(folder)?.uid() == 0)
}
