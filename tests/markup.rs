//! The markup: components rendered on the host by the server renderer of Yew.
