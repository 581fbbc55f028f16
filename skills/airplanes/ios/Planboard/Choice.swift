import SwiftUI

struct Choice<Option: CaseIterable & Hashable & RawRepresentable>: View
where Option.AllCases: RandomAccessCollection, Option.RawValue == String {
    let title: String
    @Binding var selection: Option

    init(_ title: String, selection: Binding<Option>) {
        self.title = title
        _selection = selection
    }

    var body: some View {
        Picker(title, selection: $selection) {
            ForEach(Option.allCases, id: \.self) { Text($0.rawValue) }
        }
    }
}
