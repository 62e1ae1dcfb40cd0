import { bytesFromBase64url } from './bytes-from-base64url.js';

/** Credential descriptors with their ids as bytes; transports that nobody knows yet pass as they are. */
export function descriptorsFromJson(
  descriptors: readonly PublicKeyCredentialDescriptorJSON[],
): PublicKeyCredentialDescriptor[] {
  return descriptors.map(descriptor => ({
    ...(descriptor as Omit<PublicKeyCredentialDescriptor, 'id'>),
    id: bytesFromBase64url(descriptor.id),
  }));
}
