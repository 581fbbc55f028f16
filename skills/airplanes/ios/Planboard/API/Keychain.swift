import Foundation
import Security

enum Keychain {
    private static var item: [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: "com.example.planboard",
            kSecAttrAccount: "token",
        ]
    }

    static var token: String? {
        get {
            let query = item.merging([kSecReturnData: true]) { $1 }
            var found: CFTypeRef?
            guard SecItemCopyMatching(query as CFDictionary, &found) == errSecSuccess else { return nil }
            return (found as? Data).flatMap { String(data: $0, encoding: .utf8) }
        }
        set {
            SecItemDelete(item as CFDictionary)
            guard let newValue else { return }
            SecItemAdd(item.merging([kSecValueData: Data(newValue.utf8)]) { $1 } as CFDictionary, nil)
        }
    }
}
