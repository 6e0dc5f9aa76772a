//! The demo's people. All are invented; addresses end in `.example`, which nobody can own (RFC 2606).

/// A municipality's list as it was sent in, or none when it has not answered.
pub struct Answer {
    /// SCB's code of the municipality.
    pub code: &'static str,
    /// Name and address of its coordinator.
    pub coordinator: (&'static str, &'static str),
    /// Its people: name, mail address, role as written, diet.
    pub people: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

/// Leads nationally.
pub const NATIONAL_LEAD: (&str, &str) = ("Ingrid Sandell", "ingrid.sandell@val.example");
/// Reads the journal nationally.
pub const AUDITOR: (&str, &str) = ("Jonas Revelius", "jonas.revelius@val.example");
/// Coordinates Gävleborg.
pub const COUNTY_COORDINATOR: (&str, &str) = ("Maria Lindholm", "maria.lindholm@lst-gavleborg.example");
/// Coordinates Gävleborg as well: what takes two persons takes him.
pub const SECOND_COORDINATOR: (&str, &str) = ("Peter Norberg", "peter.norberg@lst-gavleborg.example");
/// Leads Gävleborg's workshop, from a firm that Valmyndigheten has contracted.
pub const FACILITATOR: (&str, &str) = ("Lotta Granath", "lotta.granath@ovning-analys.example");
/// That firm.
pub const FIRM: &str = "Övning och Analys AB";
/// Coordinates Uppsala, which has come less far: another county that must not be seen.
pub const OTHER_COORDINATOR: (&str, &str) = ("Henrik Åberg", "henrik.aberg@lst-uppsala.example");
/// Coordinates Ockelbo, which has not answered yet: the municipality whose entrance is printed.
pub const TRIED_COORDINATOR: (&str, &str) = ("Karin Åström", "karin.astrom@ockelbo.example");

/// The ten municipalities of Gävleborg; seven have answered, three have not.
pub const ANSWERS: [Answer; 10] = [
    Answer {
        code: "2180",
        coordinator: ("Håkan Ljung", "hakan.ljung@gavle.example"),
        people: &[
            ("Håkan Ljung", "hakan.ljung@gavle.example", "Valsamordnare", ""),
            ("Sara Ekdahl", "sara.ekdahl@gavle.example", "Säkerhetssamordnare", "vegetarisk"),
            ("Yusuf Demir", "yusuf.demir@gavle.example", "IT-säkerhet", ""),
            ("Lena Forsgren", "lena.forsgren@gavle.example", "Kommunikatör", ""),
            ("Björn Wiklund", "bjorn.wiklund@gavle.example", "Ledamot valnämnden", "glutenfri"),
        ],
    },
    Answer {
        code: "2181",
        coordinator: ("Maria Niemi", "maria.niemi@sandviken.example"),
        people: &[
            ("Maria Niemi", "maria.niemi@sandviken.example", "Valsamordnare", ""),
            ("Oskar Hellström", "oskar.hellstrom@sandviken.example", "Beredskapssamordnare", ""),
            ("Frida Alm", "frida.alm@sandviken.example", "Kommunikatör", "nötallergi"),
            ("Per Norling", "per.norling@sandviken.example", "IT-säkerhet", ""),
        ],
    },
    Answer {
        code: "2182",
        coordinator: ("Gunilla Rask", "gunilla.rask@soderhamn.example"),
        people: &[
            ("Gunilla Rask", "gunilla.rask@soderhamn.example", "Valsamordnare", ""),
            ("Tomas Bylund", "tomas.bylund@soderhamn.example", "Säkerhetssamordnare", ""),
            ("Amina Warsame", "amina.warsame@soderhamn.example", "Kommunikatör", "halal"),
            ("Rolf Sundin", "rolf.sundin@soderhamn.example", "Ordförande valnämnden", ""),
        ],
    },
    Answer {
        code: "2183",
        coordinator: ("Eva Persdotter", "eva.persdotter@bollnas.example"),
        people: &[
            ("Eva Persdotter", "eva.persdotter@bollnas.example", "Valsamordnare", ""),
            ("Kjell Öman", "kjell.oman@bollnas.example", "Säkerhetssamordnare", ""),
            ("Linnea Åkerberg", "linnea.akerberg@bollnas.example", "Kommunikatör", "vegansk"),
        ],
    },
    Answer {
        code: "2184",
        coordinator: ("Nils Tägtström", "nils.tagtstrom@hudiksvall.example"),
        people: &[
            ("Nils Tägtström", "nils.tagtstrom@hudiksvall.example", "Valsamordnare", ""),
            ("Carina Brodén", "carina.broden@hudiksvall.example", "Beredskapssamordnare", "laktosfri"),
            ("Emil Strand", "emil.strand@hudiksvall.example", "IT-säkerhet", ""),
            ("Ulrika Hamrin", "ulrika.hamrin@hudiksvall.example", "Ledamot valnämnden", ""),
            ("Jens Kvist", "jens.kvist@hudiksvall.example", "Kommunikatör", ""),
        ],
    },
    Answer {
        code: "2104",
        coordinator: ("Anna Sjöberg", "anna.sjoberg@hofors.example"),
        people: &[
            ("Anna Sjöberg", "anna.sjoberg@hofors.example", "Valsamordnare", ""),
            ("Leif Grahn", "leif.grahn@hofors.example", "Säkerhetssamordnare", ""),
            ("Mona Vestin", "mona.vestin@hofors.example", "Ledamot valnämnden", ""),
        ],
    },
    Answer {
        code: "2161",
        coordinator: ("Elsa Wästberg", "elsa.wastberg@ljusdal.example"),
        people: &[
            ("Elsa Wästberg", "elsa.wastberg@ljusdal.example", "Valsamordnare", ""),
            ("Stig Hedman", "stig.hedman@ljusdal.example", "Beredskapssamordnare", ""),
            ("Hanna Löv", "hanna.lov@ljusdal.example", "Kommunikatör", ""),
            ("Arvid Backlund", "arvid.backlund@ljusdal.example", "IT-säkerhet", "glutenfri"),
        ],
    },
    Answer { code: "2101", coordinator: TRIED_COORDINATOR, people: &[] },
    Answer { code: "2121", coordinator: ("Mikael Olsers", "mikael.olsers@ovanaker.example"), people: &[] },
    Answer {
        code: "2132",
        coordinator: ("Birgitta Sehlin", "birgitta.sehlin@nordanstig.example"),
        people: &[],
    },
];
