"""How the workbook is filled in, in plain words, of this round and these kinds alone."""

from collections.abc import Iterator

from thidua.scoring.workbook.columns import Column
from thidua.scoring.workbook.values import Book

HOW = {
    Column.DONE: "Số đã làm được, giá trị đo được, hoặc điểm của nguồn. Ghi số; không ghi “45/50” hay “90%”.",
    Column.WHOLE: "Số phải làm hoặc chỉ tiêu được giao; tiêu chí tính theo quy mô thì ghi quy mô. Bằng 0 thì ghi không phát sinh.",
    Column.TIMES: "Số lần, số vụ, hoặc số ngày chậm. Không lần nào thì ghi 0.",
    Column.DUE: "Hạn phải nộp. Chỉ ghi khi chấm theo ngày chậm và không ghi số ngày chậm.",
    Column.DAY: "Ngày gửi hoặc ngày ban hành, như 05/02/2021. Có hạn nộp mà ô này trống nghĩa là không gửi.",
    Column.MET: "Chọn trong danh sách của ô.",
    Column.NA: "Chọn “x” khi trong năm đơn vị không có việc này, rồi ghi lý do. Khi đó để trống các ô khác của dòng.",
    Column.POINTS: "Điểm chấm, đến hai chữ số thập phân, không quá mức của tiêu chí.",
    Column.REASON: "Bắt buộc khi ghi không phát sinh, hoặc khi ghi thấp hơn điểm vòng trước.",
    Column.BEFORE: "Điểm của vòng trước mà đơn vị chấm được xem, để so.",
    Column.SCORE: "Điểm lúc tải phiếu và điểm chấm ghi ở đây; mục lớn cộng các dòng, chưa áp mức trần. Số liệu tính điểm khi nhận.",
    Column.NUMBER: "Số, ký hiệu và ngày của văn bản thêm làm minh chứng. Cùng một văn bản thì ghi giống nhau ở từng dòng.",
    Column.URL: "Địa chỉ bắt đầu bằng https://. Tệp nằm trên máy thì tải lên trang minh chứng, không ghi đường dẫn ổ đĩa.",
}


def guide_lines(book: Book) -> Iterator[tuple[str, str]]:
    yield "Cách ghi phiếu", book.title
    yield "Ô được ghi", "Chỉ các ô nền vàng nhạt. Các ô khác đang khóa để không lệch dòng; không cần bỏ khóa."
    yield "Số lẻ", "Gõ dấu phẩy hay dấu chấm tùy máy, ví dụ 1,5 hoặc 1.5. Không gõ dấu ngăn hàng nghìn."
    used = {box.column for entry in book.entries.values() for box in entry.boxes} | {Column.REASON, Column.SCORE}
    used |= {Column.NA} if book.takes_na else set()
    used |= {Column.NUMBER, Column.URL} if book.takes_evidence else set()
    used |= {Column.BEFORE} if any(entry.before is not None for entry in book.entries.values()) else set()
    yield from ((str(column), words) for column, words in HOW.items() if column in used)
    yield "Ô để trống", "Giữ nguyên điều đã ghi trên hệ thống. Phiếu không xóa được điểm đã ghi."
    yield "Gửi lại", "Lưu tệp dạng .xlsx, mở trang phiếu chấm, mục “Chấm bằng tệp Excel”, tải lên, xem danh sách thay đổi rồi bấm “Nhận”."
    yield "Chưa nhận thì chưa ghi", "Tải tệp lên chưa ghi gì. Sau khi nhận, mở phiếu trên hệ thống kiểm tra rồi bấm gửi."
    yield "Nhiều người cùng ghi", "Ô mà người khác vừa ghi trên mạng hiện cả hai giá trị để chọn; không ô nào bị ghi đè."
