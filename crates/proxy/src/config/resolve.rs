//! From a file to a [`Config`].

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use pointsman::{Name, PlaceDatabase};
use toml::Spanned;

use super::check::{Check, period, unknown};
use super::file::File;
use super::{Class, Config, Pool, Problem, Problems, ServiceClass, Shutdown, Source};

impl Config {
    /// Reads and checks a configuration.
    pub fn load(source: &Source, path: &Path) -> Result<Config, Problems> {
        let bytes = source.read(path).map_err(|error| Problems::unreadable(path, &error))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            Problems::unreadable(
                path,
                &std::io::Error::other("a configuration is UTF-8 text, and this is not"),
            )
        })?;
        resolve(source, path, text)
    }
}

fn resolve(source: &Source, path: &Path, text: String) -> Result<Config, Problems> {
    let file: File = match toml::from_str(&text) {
        Ok(file) => file,
        Err(error) => {
            let problem = Problem::at(error.span().unwrap_or(0..0), error.message().trim_end());
            return Err(Problems { path: path.to_owned(), text, list: vec![problem] });
        }
    };
    let mut check = Check::new(source, path.parent().unwrap_or(Path::new("")));
    let config = check.file(file, path);
    let problems = Problems { path: path.to_owned(), text, list: check.problems };
    if problems.any_error() {
        return Err(problems);
    }
    Ok(Config { text: problems.text.clone(), warnings: problems, ..config })
}

impl Check<'_> {
    fn file(&mut self, file: File, path: &Path) -> Config {
        let classes: Vec<Class> = file
            .persistence
            .iter()
            .map(|(name, table)| self.class(Name::from(name.as_ref().as_str()), table))
            .collect();
        let pools: Vec<Pool> =
            file.pools.iter().map(|(name, table)| self.pool(name, table, &classes)).collect();
        if file.virtual_servers.is_empty() {
            self.say(
                Problem::at(0..0, "there is no virtual server, so nothing would be served")
                    .help("add a table like [virtual_servers.web] with `listen` and `default_pool`"),
            );
        }
        let service_levels: Vec<ServiceClass> = file
            .service_levels
            .iter()
            .map(|(name, table)| ServiceClass {
                name: Name::from(name.as_ref().as_str()),
                response_time: period(table.response_time, Duration::from_secs(1)),
                serious: table
                    .serious
                    .as_ref()
                    .map_or(0, |serious| self.bounded(serious, "`serious`", 0, 100)),
            })
            .collect();
        self.known_service_levels(&file, &service_levels);
        let virtual_servers = file
            .virtual_servers
            .iter()
            .map(|(name, table)| self.virtual_server(name.as_ref(), table, &pools))
            .collect();
        let resources = file.rules.resources.map(|folder| {
            let path = self.folder.join(folder.as_ref());
            if !path.is_dir() {
                let message = format!("there is no folder {}", path.display());
                self.say(Problem::at(folder.span(), message));
            }
            path
        });
        let places = file.rules.geo.as_ref().and_then(|file| self.places(file));
        if let Some(secret) = &file.cookie_secret
            && secret.as_ref().len() < 16
        {
            self.say(Problem::at(secret.span(), "a cookie secret has at least 16 characters"));
        }
        Config {
            path: path.to_owned(),
            text: String::new(),
            source: self.source.clone(),
            threads: file.threads.map(|threads| self.bounded(&threads, "the number of threads", 1, 1024)),
            max_connections: file
                .max_connections
                .map_or(10_000, |limit| self.bounded(&limit, "the number of connections", 1, 10_000_000)),
            cookie_secret: file.cookie_secret.map(Spanned::into_inner),
            virtual_servers,
            pools,
            classes,
            shutdown: Shutdown {
                lame_duck: period(file.shutdown.lame_duck, Duration::from_millis(500)),
                limit: period(file.shutdown.limit, Duration::from_secs(30)),
            },
            access_log: file.log.access,
            recent: file.log.recent,
            service_levels,
            outbound: self.outbound(&file.outbound),
            rate_classes: file
                .rate_classes
                .iter()
                .map(|(name, table)| self.rate_class(name, table))
                .collect(),
            authenticators: self.authenticators(&file.authenticators),
            data_bytes: file.rules.data_bytes.map_or(64 << 20, |size| size.0),
            resources,
            places,
            warnings: Problems::default(),
        }
    }

    /// Reads a database of places. It is read anew with each reload.
    fn places(&mut self, file: &Spanned<String>) -> Option<Arc<PlaceDatabase>> {
        let read = self.source.read_up_to(&self.folder.join(file.as_ref()), Source::MAX_DATABASE_BYTES);
        let problem = match read.map(PlaceDatabase::new) {
            Ok(Ok(database)) => return Some(Arc::new(database)),
            Ok(Err(error)) => {
                Problem::at(file.span(), format!("`{}` cannot be used: {error}", file.as_ref()))
                    .help("give a .mmdb file, such as GeoLite2-City.mmdb")
            }
            Err(error) => {
                let name = file.as_ref();
                Problem::at(file.span(), format!("the database of places `{name}` cannot be read: {error}"))
            }
        };
        self.say(problem);
        None
    }

    /// Virtual servers name classes that there are.
    fn known_service_levels(&mut self, file: &File, known: &[ServiceClass]) {
        for name in file.virtual_servers.values().filter_map(|server| server.as_ref().service_level.as_ref())
        {
            if !known.iter().any(|class| *class.name == **name.as_ref()) {
                self.say(unknown(name, "service level", known.iter().map(|class| &*class.name)));
            }
        }
    }
}
