import type { Surface } from './catalog.js';
import { quietly } from './quietly.js';

/** Where this script runs. A frame whose parent cannot be looked into belongs to another origin. */
export function surface(): Surface {
  if (window.top !== window)
    return quietly(() => window.top?.location.href) === undefined ? 'iframe_cross_origin' : 'iframe_same_origin';
  // Android names its web views; those of iOS name neither the version of Safari nor another browser.
  const isWebView = /; wv\)|\(iP(?!.*(?:Version|iOS)\/)/.test(navigator.userAgent);
  return isWebView ? 'webview' : 'browser';
}
