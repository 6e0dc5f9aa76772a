//! Work that goes on when the answer has been given, so that how long the answer took tells nothing of the work.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::RwLock;

/// Work under way. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Later(Arc<RwLock<()>>);

impl Later {
    /// Lets the work go on by itself. It says for itself what went wrong; what it had not done when the program ends
    /// by force is lost.
    pub async fn go_on(&self, work: impl Future<Output = ()> + Send + 'static) {
        let under_way = Arc::clone(&self.0).read_owned().await;
        tokio::spawn(async move {
            work.await;
            drop(under_way);
        });
    }

    /// Waits until everything that was begun has come to its end: when the program closes, and in tests.
    pub async fn settled(&self) {
        drop(self.0.write().await);
    }
}
