//! All sentences in Firefox.

crate::sentences::say_all!(Firefox, "needs Firefox: make test-firefox");
