/**
 * A real Chromium for tests of pages: {@link muster.testing.browser.Browser} opens them as a {@link
 * muster.testing.browser.Look} says, and fails the test when the browser has something to complain about.
 */
package muster.testing.browser;
