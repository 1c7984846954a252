"""Difficulties and recommendations in many wordings, written for these tests: each list says one thing."""

DIFFICULTIES = {
    "máy quét": [
        "Trang thiết bị phục vụ số hóa còn thiếu, đơn vị chưa có máy quét tài liệu khổ lớn.",
        "Bộ phận một cửa thiếu máy quét, việc số hóa hồ sơ phải làm thủ công, mất nhiều thời gian.",
        "Chưa được trang bị máy scan để số hóa thành phần hồ sơ khi tiếp nhận.",
        "Máy quét tài liệu không đủ, cả bộ phận một cửa dùng chung một máy nên việc số hóa hồ sơ chậm.",
        "Còn thiếu 03 máy quét phục vụ số hóa hồ sơ tại Trung tâm phục vụ hành chính công.",
        "Thiếu thiết bị quét nên tỷ lệ số hóa hồ sơ khi tiếp nhận chưa cao.",
    ],
    "công chức chuyên môn": [
        "Đội ngũ công chức thiếu người có chuyên môn về công nghệ thông tin, xây dựng, địa chính.",
        "Thiếu công chức chuyên môn sâu, nhất là lĩnh vực địa chính, xây dựng và công nghệ thông tin.",
        "Một số lĩnh vực như xây dựng, công nghệ thông tin, địa chính chưa có công chức đúng chuyên môn.",
        "Nhân sự phụ trách công nghệ thông tin, xây dựng còn thiếu, phải bố trí người trái chuyên môn.",
        "Xã chưa bố trí đủ công chức có chuyên môn phù hợp ở lĩnh vực địa chính, xây dựng.",
    ],
    "trụ sở dôi dư": [
        "Trụ sở dôi dư sau sắp xếp chậm được xử lý do hồ sơ đất đai chưa đầy đủ.",
        "Việc xử lý trụ sở, nhà đất dôi dư còn chậm vì vướng hồ sơ pháp lý về đất đai.",
        "Các trụ sở cũ dôi dư chưa xử lý dứt điểm, đang xuống cấp, hồ sơ đất đai thiếu.",
        "Công tác xử lý tài sản là nhà làm việc dôi dư gặp vướng mắc về hồ sơ đất đai nên kéo dài.",
        "02 trụ sở dôi dư bỏ trống, xuống cấp, chưa có phương án xử lý do hồ sơ đất chưa hoàn thiện.",
    ],
    "đường truyền": [
        "Đường truyền mạng ở các thôn vùng cao không ổn định, ảnh hưởng đến họp trực tuyến.",
        "Mạng internet chập chờn, các cuộc họp trực tuyến với tỉnh thường bị gián đoạn.",
        "Một số thôn chưa có sóng di động ổn định, đường truyền internet yếu.",
        "Đường truyền kém, hay gián đoạn khi họp trực tuyến, nhất là mùa mưa bão.",
        "Chất lượng đường truyền internet tại thôn vùng cao yếu, không ổn định.",
    ],
    "tài liệu lưu trữ": [
        "Khối lượng tài liệu lưu trữ nhận bàn giao lớn, phần nhiều chưa được chỉnh lý.",
        "Tài liệu lưu trữ của các xã cũ còn tồn đọng, bó gói, chưa chỉnh lý do thiếu kinh phí.",
        "Chưa có kinh phí chỉnh lý tài liệu lưu trữ tồn đọng nhận bàn giao từ các xã cũ.",
        "Kho lưu trữ chật, tài liệu nhận bàn giao chưa chỉnh lý xong.",
    ],
    "đi lại": [
        "Địa bàn rộng, giao thông khó khăn, người dân ở thôn xa phải đi hơn 30 km đến trung tâm xã.",
        "Diện tích tự nhiên lớn, đường đến thôn xa khó đi, người dân mất nửa ngày đến trung tâm xã.",
        "Địa bàn chia cắt, người dân các thôn xa đi lại đến trung tâm xã làm thủ tục rất vất vả.",
        "Khoảng cách từ thôn xa đến trung tâm xã lớn, người dân đi lại làm thủ tục mất nhiều thời gian.",
    ],
    "phần mềm": [
        "Các phần mềm chuyên ngành chưa liên thông, công chức phải nhập dữ liệu nhiều lần.",
        "Hệ thống thông tin của các ngành chưa kết nối với nhau, một hồ sơ phải nhập lại dữ liệu nhiều lần.",
        "Phần mềm dùng chung chưa đồng bộ dữ liệu, cùng một hồ sơ phải nhập hai lần.",
        "Nhiều phần mềm chuyên ngành chưa tích hợp, chưa chia sẻ dữ liệu nên phải nhập trùng.",
    ],
}

RECOMMENDATIONS = {
    "Bộ Nội vụ": [
        "Đề nghị Bộ Nội vụ sớm ban hành hướng dẫn về vị trí việc làm của công chức cấp xã.",
        "Kiến nghị Bộ Nội vụ ban hành kịp thời văn bản hướng dẫn vị trí việc làm, biên chế cấp xã.",
        "Bộ Nội vụ sớm có hướng dẫn cụ thể về khung vị trí việc làm đối với cấp xã.",
    ],
    "UBND tỉnh": [
        "Đề nghị UBND tỉnh bổ sung kinh phí sửa chữa trụ sở và mua sắm trang thiết bị làm việc.",
        "Kiến nghị Ủy ban nhân dân tỉnh quan tâm bố trí kinh phí sửa chữa trụ sở, trang thiết bị.",
        "Đề nghị UBND tỉnh cấp bổ sung ngân sách để sửa chữa nhà làm việc, mua sắm thiết bị.",
    ],
    "Sở Khoa học và Công nghệ": [
        "Đề nghị Sở KH&CN nâng cấp đường truyền, hoàn thiện kết nối các phần mềm dùng chung.",
        "Đề nghị Sở Khoa học và Công nghệ hoàn thiện kết nối, liên thông các phần mềm dùng chung.",
    ],
}

ALONE = [
    "Việc chi trả chế độ cho người hoạt động không chuyên trách chậm so với quy định.",
    "Quỹ nhà ở công vụ cho giáo viên vùng cao không đáp ứng nhu cầu thực tế.",
    "Định mức chi quản lý hành chính thấp hơn nhiều so với nhiệm vụ được giao.",
    "Thẩm quyền cấp giấy phép xây dựng nhà ở riêng lẻ quy định chồng chéo giữa hai luật.",
]
