//! The sentences as said in Firefox.

crate::sentences::say_all!(Firefox, "needs Firefox: make test-firefox");
