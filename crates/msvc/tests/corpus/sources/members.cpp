// Classes and their functions: access, static and virtual members, operators, tables, thunks, RTTI.
typedef decltype(sizeof 0) size_t;
namespace std {
class type_info {
public:
    virtual ~type_info();
    const char *name() const;
};
}
namespace shapes {
class Point {
public:
    Point();
    Point(int, int = 1);
    Point(const Point &);
    Point(Point &&) noexcept;
    explicit Point(char, ...);
    Point &operator=(const Point &);
    ~Point();
    operator int() const;
    operator const char *() volatile;
    template <class T> operator T *();
    template <class T> Point(T *, T &);
    Point operator+(const Point &) const;
    Point operator-() const;
    Point &operator++();
    Point operator++(int);
    Point *operator->() const;
    int operator->*(int) const;
    Point &operator*() const &;
    Point &&operator*() &&;
    int operator()(int, ...) const;
    int operator[](size_t) const volatile;
    bool operator!() const;
    Point operator,(int);
    static void *operator new(size_t);
    static void *operator new[](size_t);
    static void operator delete(void *);
    static void operator delete[](void *);
    static int count;
    static const Point *const origin;
    static int (Point::*member)(int) const;
protected:
    static int hidden;
    void move(int) volatile;
    virtual void draw() const;
private:
    static int secret;
    static void reset();
    virtual int area(short, unsigned char, long, unsigned long, long long, unsigned long long, wchar_t, bool, float,
                     double, long double, signed char, char16_t, char32_t);
    int x = 0;
};
int Point::count, Point::hidden = sizeof(Point), Point::secret;
const Point *const Point::origin = nullptr;
int (Point::*Point::member)(int) const;
Point::Point() {}
Point::Point(int, int) {}
Point::Point(const Point &) {}
Point::Point(Point &&) noexcept {}
Point::Point(char, ...) {}
Point &Point::operator=(const Point &) { return *this; }
Point::~Point() {}
Point::operator int() const { return x; }
Point::operator const char *() volatile { return nullptr; }
template <class T> Point::operator T *() { return nullptr; }
template Point::operator long *();
template <class T> Point::Point(T *, T &) {}
template Point::Point(char *, char &);
Point Point::operator+(const Point &) const { return *this; }
Point Point::operator-() const { return *this; }
Point &Point::operator++() { return *this; }
Point Point::operator++(int) { return *this; }
Point *Point::operator->() const { return nullptr; }
int Point::operator->*(int) const { return 0; }
Point &Point::operator*() const & { return const_cast<Point &>(*this); }
Point &&Point::operator*() && { return static_cast<Point &&>(*this); }
int Point::operator()(int, ...) const { return 0; }
int Point::operator[](size_t) const volatile { return 0; }
bool Point::operator!() const { return false; }
Point Point::operator,(int) { return *this; }
void *Point::operator new(size_t) { return nullptr; }
void *Point::operator new[](size_t) { return nullptr; }
void Point::operator delete(void *) {}
void Point::operator delete[](void *) {}
void Point::move(int) volatile {}
void Point::draw() const {}
void Point::reset() {}
int Point::area(short, unsigned char, long, unsigned long, long long, unsigned long long, wchar_t, bool, float, double,
                long double, signed char, char16_t, char32_t) {
    return 0;
}

struct Base {
    virtual ~Base();
    virtual Base *clone(Base &, int);
    int base = 0;
};
struct Other {
    virtual ~Other();
    virtual Other *copy() &;
    virtual void run(int, Base) const;
};
struct Virtual {
    virtual ~Virtual();
    virtual void visit(Virtual *);
    int value = 0;
};
struct Derived : Base, Other {
    ~Derived() override;
    Derived *clone(Base &, int) override;
    Derived *copy() & override;
    void run(int, Base) const override;
};
struct Left : virtual Virtual, Base {
    Left();
    ~Left() override;
    void visit(Virtual *) override;
};
struct Right : virtual Virtual, virtual Other {
    Right(const Right &, int);
    ~Right() override;
    void run(int, Base) const override;
};
struct Bottom : Left, Right {
    Bottom();
    ~Bottom() override;
    void visit(Virtual *) override;
};
Base::~Base() {}
Base *Base::clone(Base &, int) { return this; }
Other::~Other() {}
Other *Other::copy() & { return this; }
void Other::run(int, Base) const {}
Virtual::~Virtual() {}
void Virtual::visit(Virtual *) {}
Derived::~Derived() {}
Derived *Derived::clone(Base &, int) { return this; }
Derived *Derived::copy() & { return this; }
void Derived::run(int, Base) const {}
Left::Left() {}
Left::~Left() {}
void Left::visit(Virtual *) {}
Right::Right(const Right &r, int) : Virtual(r), Other(r) {}
Right::~Right() {}
void Right::run(int, Base) const {}
Bottom::Bottom() : Right(*this, 1) {}
Bottom::~Bottom() {}
void Bottom::visit(Virtual *) {}

const std::type_info &types(Base &b, int n) {
    switch (n) {
    case 0: return typeid(b);
    case 1: return typeid(int *const);
    case 2: return typeid(void (*)(Base, int));
    case 3: return typeid(int (Point::*)(short) const);
    case 4: return typeid(Derived[3]);
    }
    return typeid(Bottom);
}
void (Base::*thunk())(int) { return nullptr; }
auto virtual_member() { return &Base::clone; }
auto other_member() { return &Other::run; }
Base *array(int n) { return new Base[n]; }
void destroy(Base *b) { delete[] b; }
Point *points(int n) { return ::new Point[n]; }
Derived &cast(Base &b) { return dynamic_cast<Derived &>(b); }
}
