//! Spreadsheets: sheets come in as tables of articles with Excel's days as days, and a workbook that says it is huge costs no memory.

#![cfg(feature = "spreadsheets")]
#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use formats::import::{Import, ImportOptions, Imported};
use formats::writers::zip;
use std::fmt::Write as _;
use std::io::Write as _;

fn import(name: &str, bytes: Vec<u8>) -> Imported {
    let mut import = Import::new(ImportOptions::default(), &|_, _| None);
    import.push(name, bytes, &mut |_| ());
    import.finish(&mut |_| ())
}

/// What came in: headline, outlet, date and text of each article.
fn articles(imported: &Imported) -> Vec<[String; 4]> {
    let date = |article: &model::Article| article.date.as_ref().map(|date| date.text.clone()).unwrap_or_default();
    let article = |it: &model::Article| [it.headline.clone(), it.outlet.clone(), date(it), it.text.clone()];
    imported.intake.articles.iter().map(article).collect()
}

fn faults(imported: &Imported) -> Vec<String> {
    imported.intake.faults.iter().map(|fault| format!("{}: {:?}", fault.place.file, fault.kind)).collect()
}

/// A cell of a sheet in XML; a number is a day.
fn cell(at: &str, value: &str) -> String {
    match value.parse::<f64>() {
        Ok(_) => format!("<c r='{at}' s='1'><v>{value}</v></c>"),
        Err(_) => format!("<c r='{at}' t='inlineStr'><is><t>{value}</t></is></c>"),
    }
}

fn sheet(rows: &[&[&str]]) -> String {
    let mut xml = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>".to_owned();
    for (i, row) in rows.iter().enumerate() {
        let cells = row.iter().zip('A'..).filter(|(value, _)| !value.is_empty());
        let cells: String = cells.map(|(value, column)| cell(&format!("{column}{}", i + 1), value)).collect();
        let _ = write!(xml, "<row r='{}'>{cells}</row>", i + 1);
    }
    xml + "</sheetData></worksheet>"
}

fn xlsx(sheets: &[(&str, String)]) -> Vec<u8> {
    xlsx_with(sheets, &[])
}

/// A workbook with these files in it beside its sheets.
fn xlsx_with(sheets: &[(&str, String)], more: &[(&str, &str)]) -> Vec<u8> {
    let of_each = |one: &dyn Fn(usize, &str) -> String| {
        sheets.iter().enumerate().map(|(i, (name, _))| one(i + 1, name)).collect::<String>()
    };
    let names = of_each(&|i, name| format!("<sheet name='{name}' sheetId='{i}' r:id='r{i}'/>"));
    let targets = of_each(&|i, _| {
        format!(
            "<Relationship Id='r{i}' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet{i}.xml'/>"
        )
    });
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' \
            Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>"
                .to_owned(),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
                xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>{names}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{targets}</Relationships>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
                .to_owned(),
        ),
    ];
    let sheet = |(i, (_, xml)): (usize, &(&str, String))| (format!("xl/worksheets/sheet{}.xml", i + 1), xml.clone());
    files.extend(sheets.iter().enumerate().map(sheet));
    files.extend(more.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    zip::write(files).unwrap()
}

const HEADINGS: &[&str] = &["Title", "Newspaper", "Published", "Full text"];

#[test]
fn a_workbook_is_one_file_with_a_table_a_sheet() {
    let first = sheet(&[&["Export of 3 May"], HEADINGS, &["Rain falls", "The Valley Post", "45417", "It rained."]]);
    let second =
        sheet(&[HEADINGS, &["Sun shines", "The Valley Post", "45418.5", "It &amp; he shone."], &["", "", "", ""]]);
    let other = sheet(&[&["Year", "Rainfall"], &["1999", "12"]]);
    let book = xlsx(&[("May", first), ("Empty", sheet(&[])), ("June", second), ("Figures", other)]);
    let imported = import("news.xlsx", book);
    let wanted = [
        ["Rain falls", "The Valley Post", "2024-05-05", "It rained."],
        ["Sun shines", "The Valley Post", "2024-05-06T12:00:00", "It & he shone."],
    ];
    assert_eq!(articles(&imported), wanted);
    assert_eq!(imported.report.files.len(), 1);
    let left_out: Vec<&str> = imported.intake.left_out.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left_out, ["Export of 3 May", "Empty"]);
    assert_eq!(faults(&imported), ["news.xlsx/Figures: NoTextColumn([\"Year\", \"Rainfall\"])"]);
}

/// A sheet of the open format with these rows in it.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
        xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet><table:table table:name='S'>{rows}</table:table>\
        </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest =
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>".to_owned();
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet".to_owned();
    let files = [("mimetype", mimetype), ("content.xml", content), ("META-INF/manifest.xml", manifest)];
    zip::write(files.map(|(name, text)| (name.to_owned(), text))).unwrap()
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |value: &&str| match value.split('-').count() {
        3 => format!(
            "<table:table-cell office:value-type='date' office:date-value='{value}'><text:p>x</text:p></table:table-cell>"
        ),
        _ => format!("<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn an_open_document_sheet_is_read() {
    let blank = "<table:table-row table:number-rows-repeated='1048574'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    let rows = ods_row(HEADINGS) + &ods_row(&["Rain falls", "Post", "2024-05-05", "It rained."]) + blank;
    let imported = import("news.ods", ods(&rows));
    assert_eq!(articles(&imported), [["Rain falls", "Post", "2024-05-05", "It rained."]], "{:?}", faults(&imported));
}

#[test]
fn merged_cells_are_those_of_their_rows_and_links_are_addresses() {
    let check = |name: &str, book: Vec<u8>| {
        let imported = import(name, book);
        let wanted = ["It rained.", "It shone."].map(|text| ["Rain falls", "Post", "2024-05-05", text]);
        assert_eq!(articles(&imported), wanted, "{:?}", faults(&imported));
        let urls: Vec<Option<&str>> = imported.intake.articles.iter().map(|article| article.url.as_deref()).collect();
        assert_eq!(urls, [Some("https://p.example/?a=1&b=2"), Some("https://p.example/2")]);
    };
    let rows = sheet(&[HEADINGS, &["Rain falls", "Post", "45417", "It rained."], &["Rain falls", "", "", "It shone."]]);
    let beside = "</sheetData><mergeCells><mergeCell ref='B2:B3'/><mergeCell ref='C2:C3'/></mergeCells>\
        <hyperlinks><hyperlink ref='A2' r:id='r1' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'/></hyperlinks>";
    let links = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' \
        Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink' Target='https://p.example/?a=1&amp;b=2' TargetMode='External'/></Relationships>";
    let links = [("xl/worksheets/_rels/sheet1.xml.rels", links)];
    let formula = "<c r='A3' t='str'><f>HYPERLINK(\"https://p.example/2\",\"Rain falls\")</f><v>Rain falls</v></c>";
    let rows = rows.replace(&cell("A3", "Rain falls"), formula).replace("</sheetData>", beside);
    check("merged.xlsx", xlsx_with(&[("S", rows)], &links));
    let first = ods_row(&["Rain falls", "Post", "2024-05-05", "It rained."]);
    let first = first
        .replace(
            "<text:p>Rain falls</text:p>",
            "<text:p><text:a xlink:href='https://p.example/?a=1&amp;b=2'>Rain falls</text:a></text:p>",
        )
        .replace("string'><text:p>Post", "string' table:number-rows-spanned='2'><text:p>Post")
        .replace("office:value-type='date'", "office:value-type='date' table:number-rows-spanned='2'");
    let second = ods_row(&["Rain falls", "", "", "It shone."]);
    let formula = "table:formula='of:=HYPERLINK(&quot;https://p.example/2&quot;;&quot;Rain falls&quot;)' office:value-type='string'";
    let second = second.replacen("office:value-type='string'", formula, 1);
    check("merged.ods", ods(&(ods_row(HEADINGS) + &first + &second)));
}

/// An old workbook with these cells, each a row, a column and a text.
fn xls(cells: &[(u16, u16, &str)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let begin = |part: u16| record(0x0809, &[&[0, 6][..], &part.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000a, &[]);
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let globals = begin(5).len() + sheet(0).len() + end.len();
    let mut book = [begin(5), sheet(globals as u32), end.clone(), begin(0x10)].concat();
    for (row, column, text) in cells {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0], (text.len() as u16).to_le_bytes()].concat();
        book.extend(record(0x0204, &[&place[..], &[0], text.as_bytes()].concat()));
    }
    book.extend(end);
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&book).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn an_old_workbook_is_read() {
    let mut cells: Vec<(u16, u16, &str)> = HEADINGS.iter().zip(0..).map(|(heading, i)| (0, i, *heading)).collect();
    cells.extend(["Rain falls", "Post", "2024-05-05", "It rained."].iter().zip(0..).map(|(value, i)| (1, i, *value)));
    let imported = import("news.xls", xls(&cells));
    assert_eq!(articles(&imported), [["Rain falls", "Post", "2024-05-05", "It rained."]], "{:?}", faults(&imported));
}

#[test]
fn a_workbook_that_says_it_is_huge_costs_nothing() {
    let check = |name: &str, bytes: Vec<u8>, wanted: &str| {
        let imported = import(name, bytes);
        let found = faults(&imported);
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{name}: {found:?}");
    };
    check("far.xls", xls(&[(0, 0, "Title"), (u16::MAX, u16::MAX, "x")]), "LargeSheet");
    let wide = "<table:table-row table:number-rows-repeated='900000'><table:table-cell table:number-columns-repeated='9000' office:value-type='string'>\
        <text:p>x</text:p></table:table-cell></table:table-row>";
    check("far.ods", ods(wide), "LargeSheet");
    // A corner far away is a cell like any other.
    let far = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Title</t></is></c></row>\
        <row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row></sheetData></worksheet>";
    check("far.xlsx", xlsx(&[("S", far.to_owned())]), "NoTextColumn");
    for n in [40, 600, 900] {
        let book = xlsx(&[("S", sheet(&[HEADINGS]))]);
        check("cut.xlsx", book[..n].to_vec(), "Damaged");
    }
    let old = xls(&[(0, 0, "Title")]);
    for at in (512..old.len()).step_by(37) {
        let mut damaged = old.clone();
        damaged[at] ^= 0xff;
        import("damaged.xls", damaged);
    }
}
