/** The oldest browsers with passkeys in autofill: nothing older has a use for this code. */
export const browsers = ['es2022', 'chrome108', 'firefox119', 'safari16'];
