//! Bytes as a posted form, and what must hold of what is taken. The first line is the kind of content, the rest is the
//! body. Shared by the fuzz target and the test that runs its corpus.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use futures_util::stream;

// The file itself: the rest of the crate, with its database, need not be built for this.
#[path = "../../src/posted/body.rs"]
#[allow(dead_code, reason = "what a page asks of a file is of no use here")]
mod body;

use body::Unread;

/// Reads the bytes at once and in pieces, and as the form that they turned out to be.
pub async fn check(bytes: &[u8]) {
    let mut halves = bytes.splitn(2, |byte| *byte == b'\n');
    let (kind, sent) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
    let Ok(kind) = HeaderValue::from_bytes(kind) else { return };
    let whole = read(&kind, sent, sent.len().max(1)).await;
    for piece in [1, 7] {
        assert_eq!(read(&kind, sent, piece).await, whole, "in pieces of {piece}");
    }
    let Ok(form) = whole else { return };
    for (name, text) in &form.fields {
        assert!(!name.contains('\0') && !text.contains('\0'));
    }
    for file in &form.files {
        assert!(!file.field.contains('\0') && !file.name.contains('\0'));
        assert!(file.bytes.len() == file.size && file.size <= sent.len());
    }
    // What was read as text can be sent again and is read as the same.
    let mut again = form_urlencoded::Serializer::new(String::new());
    again.extend_pairs(&form.fields);
    let pairs = HeaderValue::from_static("application/x-www-form-urlencoded");
    let again = read(&pairs, again.finish().as_bytes(), usize::MAX).await;
    assert_eq!(again.map(|again| again.fields), Ok(form.fields));
}

async fn read(kind: &HeaderValue, sent: &[u8], piece: usize) -> Result<body::Body, Unread> {
    let pieces: Vec<_> =
        sent.chunks(piece).map(|piece| Ok::<_, Infallible>(Bytes::copy_from_slice(piece))).collect();
    let mut request = Request::new(Body::from_stream(stream::iter(pieces)));
    request.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    body::read(request).await
}
