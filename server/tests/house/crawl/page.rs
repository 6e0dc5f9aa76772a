//! Where a page leads, read as a browser reads it.

use std::collections::BTreeMap;

use html5gum::{StartTag, Token, Tokenizer};

use crate::resident::BASE_URL;

/// A form that is posted, with the fields that its page filled in and hid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub address: String,
    pub hidden: BTreeMap<String, String>,
}

/// Links, files and forms of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Leads {
    pub addresses: Vec<String>,
    pub forms: Vec<Form>,
}

impl Leads {
    /// Those of the page that lies at this address.
    pub fn of(html: &str, at: &str) -> Self {
        let mut leads = Self::default();
        let mut form: Option<(Form, bool)> = None;
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) if tag.name.as_slice() == b"form" => {
                    let address = said(&tag, "action").unwrap_or_else(|| path(at));
                    let is_posted = said(&tag, "method").is_some_and(|method| method == "post");
                    let address = resolved(&address, at).unwrap_or_default();
                    form = Some((Form { address, ..Form::default() }, is_posted));
                }
                Token::EndTag(tag) if tag.name.as_slice() == b"form" => leads.end(form.take()),
                Token::StartTag(tag) => {
                    if let Some((form, _)) = &mut form {
                        hide(form, &tag);
                    }
                    leads.tag(&tag, at, form.as_ref().map(|(form, _)| form));
                }
                _ => {}
            }
        }
        leads.end(form);
        leads
    }

    fn tag(&mut self, tag: &StartTag<()>, at: &str, form: Option<&Form>) {
        let pointed = ["href", "src"].into_iter().filter_map(|name| said(tag, name));
        self.addresses.extend(pointed.filter_map(|address| resolved(&address, at)));
        if let (Some(address), Some(form)) = (said(tag, "formaction"), form) {
            let address = resolved(&address, at).unwrap_or_default();
            self.forms.push(Form { address, ..form.clone() });
        }
    }

    fn end(&mut self, form: Option<(Form, bool)>) {
        match form {
            Some((form, true)) => self.forms.push(form),
            Some((form, false)) => self.addresses.push(form.address),
            None => {}
        }
    }
}

fn hide(form: &mut Form, tag: &StartTag<()>) {
    if said(tag, "type").is_some_and(|kind| kind == "hidden")
        && let Some(name) = said(tag, "name").filter(|name| name != "csrf" && name != "deed")
    {
        form.hidden.insert(name, said(tag, "value").unwrap_or_default());
    }
}

fn said(tag: &StartTag<()>, attribute: &str) -> Option<String> {
    let value = tag.attributes.get(attribute.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn path(address: &str) -> String {
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The address in this house; none for another host, another program and another place on the same page.
fn resolved(address: &str, at: &str) -> Option<String> {
    let address = address.strip_prefix(BASE_URL).unwrap_or(address).split('#').next()?;
    match address.chars().next()? {
        '/' if !address.starts_with("//") => Some(address.to_owned()),
        '?' => Some(format!("{}{address}", path(at))),
        _ => None,
    }
}

#[test]
fn links_files_and_forms_are_found_and_other_hosts_are_not() {
    let html = "<link href='/static/a.css'><a href=\"/brev?sida=2&amp;q=x#nere\">A</a><a href=\"#here\">B</a>\
        <a href=\"https://evil.example/\">C</a><a href=\"//evil.example/\">D</a><a href=\"mailto:a@b\">E</a>\
        <a href=\"?sida=3\">F</a><a href=\"http://valskydd.example/hjalp\">G</a><!-- <a href=\"/no\"> -->\
        <form method=\"post\" action=\"/lankar\"><input type=hidden name=csrf value=x><input type=hidden name=id \
        value=7><input name=text value=t><button formaction=\"/lankar/alla\">X</button></form>\
        <form action=\"/sok\"><input name=q></form><form method=post></form>";
    let leads = Leads::of(html, "/brev?sida=1");
    let addresses = ["/static/a.css", "/brev?sida=2&q=x", "/brev?sida=3", "/hjalp", "/sok"];
    assert_eq!(leads.addresses, addresses);
    let form = |address: &str, hidden: &[(&str, &str)]| Form {
        address: address.to_owned(),
        hidden: hidden.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    };
    let id = [("id", "7")];
    assert_eq!(leads.forms, [form("/lankar/alla", &id), form("/lankar", &id), form("/brev", &[])]);
}
