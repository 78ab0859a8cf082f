//! The archive: files together as one zip.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use model::fault::ExportFault;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;

/// A zip of files by their names. Each has the earliest time of the format, 1980, so that the same files always give the same bytes.
///
/// # Errors
/// A name that is too long for a zip (65,535 bytes).
pub fn write(files: impl IntoIterator<Item = (String, String)>) -> Result<Vec<u8>, ExportFault> {
    zip(files).map_err(|error| ExportFault(error.to_string()))
}

fn zip(files: impl IntoIterator<Item = (String, String)>) -> Result<Vec<u8>, rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (name, text) in files {
        let mut file = archive.new_file(name.as_str()).compression_method(CompressionMethod::DEFLATE);
        if let Some(time) = UtcDateTime::from_components(1980, 1, 1, 0, 0, 0, 0) {
            file = file.last_modified(time);
        }
        let (mut entry, config) = file.start()?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes())?;
        let (packed, written) = writer.finish()?;
        packed.finish()?;
        entry.finish(written)?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::bufread::DeflateDecoder;
    use rawzip::ZipArchive;
    use std::io::Read;

    #[test]
    fn files_come_out_as_they_went_in() {
        let files: Vec<(String, String)> =
            [("corpus.toml", "title = \"T\"\n"), ("zürich-北京.md", &"Text. ".repeat(999)), ("empty.md", "")]
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .into();
        let bytes = write(files.clone()).unwrap();
        assert_eq!(bytes, write(files.clone()).unwrap());
        let archive = ZipArchive::from_slice(&bytes).unwrap();
        let mut found = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().unwrap() {
            let data = archive.get_entry(entry.wayfinder()).unwrap();
            let mut text = String::new();
            data.verifying_reader(DeflateDecoder::new(data.data())).read_to_string(&mut text).unwrap();
            found.push((String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap(), text));
            assert_eq!(entry.last_modified().to_string(), "1980-01-01T00:00:00Z");
        }
        assert_eq!(found, files);
    }
}
